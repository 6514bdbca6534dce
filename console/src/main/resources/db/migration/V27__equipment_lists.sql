-- equipment ------------------------------------------------------------------------------------------------------------
-- Label, serial and inventory number, maker and model, lower case, without accents, each on its line: what lists search.
alter table equipment add column search varchar(500) default '' not null;
update equipment set search = cast(substring(lower(concat(short_id, ' ', coalesce(serial_number, ''), ' ',
    coalesce(inventory_number, ''), ' ', coalesce(vendor, ''), ' ', coalesce(model, ''))) from 1 for 500) as varchar(500));
create index equipment_search on equipment (search, id, site_id);

-- second life ----------------------------------------------------------------------------------------------------------
-- The orders of the workshop's list, of all pieces and of those at one stage.
create index second_life_by_change on second_life (changed_at, equipment_id, stage);
create index second_life_by_stage_and_change on second_life (stage, changed_at, equipment_id);
drop index second_life_by_stage;
