-- device ---------------------------------------------------------------------------------------------------------------
-- The last eight bytes of the id as a number. It is the key of the rows that each check-in writes: H2 keeps a table in the
-- order of such a key and needs no index beside it, and devices that check in one after the other have rows side by side.
alter table device add column place bigint;
-- [jooq ignore start]
update device set place = ${place};
-- [jooq ignore stop]
alter table device alter column place set not null;
alter table device add constraint device_place unique (place);

-- checkin --------------------------------------------------------------------------------------------------------------
alter table check_in_state rename to check_in_state_by_id;
create table check_in_state (
    place bigint primary key references device (place) on delete cascade,
    spool_id uuid not null,
    -- Every report of the spool up to this number is durable here.
    received_through bigint not null,
    -- Reports received over all its spools; reports that the device says it lost from the present one.
    received_reports bigint not null,
    lost_reports bigint not null,
    last_at timestamp with time zone not null,
    next_at timestamp with time zone not null,
    agent_version varchar(64) not null,
    protocol_level int not null,
    -- The device's clock minus the console's, at the last check-in.
    clock_offset_millis bigint not null,
    -- SHA-256 of the inventory that the console holds, in hexadecimal; absent before the first.
    inventory_digest varchar(64),
    -- What the agent says of itself: lines "code: text", absent when it says nothing.
    health varchar(10000),
    -- Of each of the last check-ins the time (8 bytes, milliseconds since 1970), new reports (4) and size of the request
    -- (4), the newest first.
    past_check_ins bytea,
    -- SHA-256 of the certificate and the facts by which it was last found to be who it says, and when that certificate is
    -- due for renewal; absent: the next caller is judged anew.
    recognised_by bytea,
    renew_at timestamp with time zone
);
insert into check_in_state (place, spool_id, received_through, received_reports, lost_reports, last_at, next_at,
        agent_version, protocol_level, clock_offset_millis, inventory_digest, health, past_check_ins)
    select device.place, spool_id, received_through, received_reports, lost_reports, last_at, next_at,
        state.agent_version, protocol_level, clock_offset_millis, inventory_digest, health, past_check_ins
    from check_in_state_by_id state join device on device.id = state.device_id order by device.place;
drop table check_in_state_by_id;

-- storage --------------------------------------------------------------------------------------------------------------
alter table storage rename to storage_by_id;
create table storage (
    place bigint primary key references device (place) on delete cascade,
    sampled_at timestamp with time zone not null,
    -- Sums over the volumes; absent when none could be read.
    capacity_bytes bigint,
    used_bytes bigint,
    -- Whether less than a tenth of a volume is available.
    low_space boolean not null,
    -- regain.v1.Sample that carries the volumes alone.
    volumes bytea not null
);
insert into storage (place, sampled_at, capacity_bytes, used_bytes, low_space, volumes)
    select device.place, sampled_at, capacity_bytes, used_bytes, volume.low_space, volumes
    from storage_by_id volume join device on device.id = volume.device_id order by device.place;
drop table storage_by_id;

-- energy ---------------------------------------------------------------------------------------------------------------
alter table energy_hour rename to energy_hour_by_id;
create table energy_hour (
    place bigint not null references device (place) on delete cascade,
    -- Start of the hour, UTC, in which the samples were taken.
    hour_start timestamp with time zone not null,
    -- EnergyMethod and EnergyScope of regain.v1; POWERED_ON for an hour in which no energy was measured.
    method varchar(32) not null,
    scope varchar(16) not null,
    powered_on_seconds bigint not null,
    seconds bigint not null,
    joules double precision not null,
    low_joules double precision not null,
    high_joules double precision not null,
    constraint energy_hour_place primary key (place, hour_start, method, scope)
);
insert into energy_hour (place, hour_start, method, scope, powered_on_seconds, seconds, joules, low_joules, high_joules)
    select place, hour_start, method, scope, powered_on_seconds, seconds, joules, low_joules, high_joules
    from energy_hour_by_id hours join device on device.id = hours.device_id order by place, hour_start;
drop table energy_hour_by_id;
