-- calendar -------------------------------------------------------------------------------------------------------------
-- The address by which a person's calendar program fetches the campaigns of their sites; a person has one, or none.
create table calendar_feed (
    account_id bigint primary key references account (id),
    -- SHA-256 of the secret in the address, in hexadecimal: the secret is shown once and never stored.
    secret_hash varchar(64) not null,
    created_at timestamp with time zone not null,
    constraint calendar_feed_secret unique (secret_hash)
);
