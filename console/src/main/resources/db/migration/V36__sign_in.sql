-- access ---------------------------------------------------------------------------------------------------------------
-- Account of whoever made the key; 0: that is not known any more.
alter table api_key add column made_by bigint default 0 not null;
-- [jooq ignore start]
update api_key set made_by = coalesce((select max(actor_id) from audit_record
    where at between api_key.created_at and api_key.created_at + interval '1' minute
        and action = 'api-key.create' and subject = 'api key ' || api_key.id), 0);
-- [jooq ignore stop]

-- SHA-256 of the cookie of a browser that the name's person came in with before, or 'session' for whoever is in already;
-- absent: it may be anybody. Each of these has limits of its own.
alter table sign_in_failure add column browser varchar(64);

-- Browsers that an account was signed in to with: what others do beside or elsewhere shuts no door on them. They take the
-- place of addresses, which whole schools share.
drop table sign_in_place;
create table known_browser (
    account_id bigint not null references account (id),
    -- SHA-256 of the cookie's value.
    secret_hash varchar(64) not null,
    last_at timestamp with time zone not null,
    constraint known_browser_key primary key (account_id, secret_hash)
);
create index known_browser_secret on known_browser (secret_hash);
create index known_browser_last on known_browser (last_at);

-- When a limit of signing in was last met, so that the journal says it once a day.
create table sign_in_refusal (
    -- "account 12", or "address 192.0.2.1" where the limit is that of an address.
    subject varchar(80) primary key,
    -- From where it was tried.
    address varchar(64) not null,
    at timestamp with time zone not null
);

-- Wrong codes after the right password, since when they count; none since: absent.
alter table account add column wrong_codes int default 0 not null;
alter table account add column wrong_codes_since timestamp with time zone;
