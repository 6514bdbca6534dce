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

-- equipment ------------------------------------------------------------------------------------------------------------
-- When it left its owner for good; absent: it is here.
alter table equipment add column left_at timestamp with time zone;
update equipment set left_at = (select changed_at from second_life where second_life.equipment_id = equipment.id)
    where id in (select equipment_id from second_life where stage in ('TRANSFERRED', 'SOLD', 'GIVEN', 'RECYCLED'));

-- eligibility ----------------------------------------------------------------------------------------------------------
-- Whether the piece has left: it has no route any more, and what holds the list in memory is told so by the row.
alter table eligibility add column gone boolean default false not null;
-- What has left already comes with a run over everything.
update evaluation set edition = null;
