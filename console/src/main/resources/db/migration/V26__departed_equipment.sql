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
