-- second life ----------------------------------------------------------------------------------------------------------
-- What was assigned comes back one day, and leaves again: the purchase that a departure made unnecessary, and the months of
-- use gained, are those of that departure.
alter table second_life_step add column displacement varchar(500);
alter table second_life_step add column months_gained integer;
alter table second_life_step add constraint second_life_step_months check (months_gained between 1 and 240);

update second_life_step set
    displacement = (select displacement from second_life
        where second_life.equipment_id = second_life_step.equipment_id),
    months_gained = (select months_gained from second_life
        where second_life.equipment_id = second_life_step.equipment_id)
    where undone = false and act in ('ASSIGN', 'TRANSFER', 'SELL', 'GIVE', 'RECYCLE');

alter table second_life drop constraint second_life_months;
alter table second_life drop column displacement;
alter table second_life drop column months_gained;
