-- exchange -------------------------------------------------------------------------------------------------------------
-- A file on its way into the register of equipment.
create table import_draft (
    id uuid primary key,
    -- Whose it is; nobody else sees it.
    account_id bigint not null,
    file_name varchar(255) not null,
    bytes bigint not null,
    -- SHA-256 of the file, hexadecimal.
    digest varchar(64) not null,
    -- TABLE or INVENTORIES
    format varchar(16) not null,
    -- Its headings, one a line; columns about people are left out before anything is kept.
    headings varchar(20000) not null,
    -- Which column tells what, and what its statuses mean; key=value lines.
    mapping varchar(20000) not null,
    -- Where equipment is of which the file does not say it. Absent until it was chosen.
    site_id bigint references site (id),
    -- Whether a broken row keeps all others out.
    whole boolean not null,
    -- READY, RUNNING, DONE or STOPPED
    state varchar(16) not null,
    total bigint not null,
    done bigint not null,
    made bigint not null,
    changed bigint not null,
    left_out bigint not null,
    refused bigint not null,
    created_at timestamp with time zone not null,
    changed_at timestamp with time zone not null,
    constraint import_draft_state check (state in ('READY', 'RUNNING', 'DONE', 'STOPPED'))
);
create index import_draft_created_at on import_draft (created_at);

-- Its rows, compressed, in pieces.
create table import_chunk (
    draft_id uuid not null references import_draft (id) on delete cascade,
    number int not null,
    body bytea not null,
    constraint import_chunk_key primary key (draft_id, number)
);
