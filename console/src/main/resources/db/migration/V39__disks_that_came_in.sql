-- second life ----------------------------------------------------------------------------------------------------------
-- The disks that an inventory told of when a piece last came in: those are to be erased, whatever is fitted afterwards.
create table second_life_disk (
    equipment_id bigint not null references equipment (id),
    place integer not null,
    model varchar(255) not null,
    serial_number varchar(255) not null,
    bytes bigint,
    -- HDD, SSD, NVME or UNKNOWN.
    medium varchar(16) not null,
    constraint second_life_disk_key primary key (equipment_id, place)
);
-- Whether they were noted: of what came in before there was such a note, the inventory of today counts.
alter table second_life add column disks_noted boolean default false not null;
