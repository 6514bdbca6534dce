-- mail -----------------------------------------------------------------------------------------------------------------
-- Where a person wants a digest to be sent; a person has one address, or none.
create table mail_address (
    account_id bigint primary key references account (id),
    address varchar(254) not null,
    -- Language of what is sent: fr or en.
    language varchar(2) not null,
    created_at timestamp with time zone not null,
    -- SHA-256 of the secret in the link by which its person confirms it; absent once they have.
    confirmation_hash varchar(64),
    -- Until when they may.
    confirmation_until timestamp with time zone,
    -- Secret of the link that ends the mail. Each mail repeats it, and it can do nothing else: so it is kept as it is.
    ending varchar(43) not null,
    -- When the next digest is due; absent: it is not confirmed. Whoever makes one moves this on first: so no two are sent.
    next_at timestamp with time zone,
    sent_at timestamp with time zone,
    -- Of what was last sent: the same is not sent again.
    sent_hash varchar(64),
    -- What the server said when it last failed; absent: it did not.
    fault varchar(500),
    failed_at timestamp with time zone,
    constraint mail_address_confirmation unique (confirmation_hash),
    constraint mail_address_ending unique (ending)
);
create index mail_address_due on mail_address (next_at);
