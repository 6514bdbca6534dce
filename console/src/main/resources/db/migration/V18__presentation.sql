-- presentation ---------------------------------------------------------------------------------------------------------
-- How whoever runs the console presents it; one row, from the first change on.
create table presentation (
    id int primary key,
    name varchar(60) not null,
    -- PNG, drawn anew by the console from what was sent.
    logo bytea,
    -- NONE, PARTIAL or FULL
    conformity varchar(8) not null,
    -- By whom and when it was audited, and with what result; empty: it was not.
    audit varchar(1000) not null,
    -- What cannot be used, one thing a line.
    shortcomings varchar(4000) not null,
    contact varchar(500) not null,
    changed_at timestamp with time zone not null,
    constraint presentation_one check (id = 1),
    constraint presentation_conformity check (conformity in ('NONE', 'PARTIAL', 'FULL'))
);

-- installation ---------------------------------------------------------------------------------------------------------
-- The fleet of devices that do not exist, while there is one.
create table demonstration (
    id int primary key,
    site_id bigint not null references site (id),
    devices int not null,
    started_at timestamp with time zone not null,
    constraint demonstration_one check (id = 1)
);
