-- eligibility ----------------------------------------------------------------------------------------------------------
-- The criteria of an owner; those that come with the console hold where an owner has none.
create table criteria (
    owner_id bigint not null references owner (id) on delete cascade,
    -- 1, 2, 3; the highest holds.
    version int not null,
    -- JSON, as the form of the criteria reads and writes it.
    body varchar(10000) not null,
    -- Name, on that day, of who wrote it.
    author varchar(255) not null,
    created_at timestamp with time zone not null,
    constraint criteria_key primary key (owner_id, version)
);

-- The route of each piece of equipment. A row is written when its result changes, so that a run over all equipment
-- writes little; lists read it alone, and count it whole: each index more would cost every write and save no count.
create table eligibility (
    equipment_id bigint primary key references equipment (id) on delete cascade,
    -- As the equipment was then, so that lists read one table.
    site_id bigint not null,
    owner_id bigint,
    kind varchar(16) not null,
    made_after date,
    made_before date,
    -- The day by which lists order ages; 9999-12-31 where none is known.
    made_order date not null,
    route varchar(16) not null,
    -- Bits of the routes that the facts leave open, of the reasons, and of the unknown facts that would decide.
    possible int not null,
    reasons bigint not null,
    deciding int not null,
    -- Until when it can stay where it is; absent: it cannot, or nobody knows.
    stays_until date,
    -- The same for lists; 9999-12-31 where it is absent.
    stays_order date not null,
    -- Version of the criteria by which it was found first, of its owner's, or 0 for those of the console; and when.
    criteria_version int not null,
    evaluated_at timestamp with time zone not null
);
create index eligibility_made on eligibility (made_order, equipment_id);
create index eligibility_stays on eligibility (stays_order, equipment_id);

-- How far the evaluation has come; the row is held while it works.
create table evaluation (
    id int primary key,
    -- Equipment that changed up to here has been evaluated.
    changed_through timestamp with time zone not null,
    -- The run over all equipment: CRITERIA, DAY or START says why; absent: none is under way.
    cause varchar(16),
    started_at timestamp with time zone,
    total int not null,
    done int not null,
    last_equipment_id bigint not null,
    -- When the last run over all equipment began that came to its end, and by which edition of the console's criteria.
    completed_at timestamp with time zone,
    edition varchar(32)
);
insert into evaluation (id, changed_through, total, done, last_equipment_id)
    values (1, timestamp with time zone '2000-01-01 00:00:00+00:00', 0, 0, 0);
