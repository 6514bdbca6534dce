-- second life ----------------------------------------------------------------------------------------------------------
-- Of a step that takes a departure back: whether the person said that it was a slip, and that nobody had used the piece.
-- Without, what was proved of it before no longer counts.
alter table second_life_step add column slip boolean default false not null;

-- The serial number as it is compared: its letters and digits, in capitals.
alter table erasure add column serial_key varchar(255) default '' not null;
update erasure set serial_key = upper(replace(replace(replace(replace(replace(replace(
    disk_serial, ' ', ''), '-', ''), '_', ''), '.', ''), ':', ''), '/', ''));
create index erasure_serial on erasure (serial_key);

-- A record that is not of a disk of this piece: it stays, and counts no more.
alter table erasure add column struck_at timestamp with time zone;
alter table erasure add column struck_by varchar(255);
alter table erasure add column struck_reason varchar(1000);
