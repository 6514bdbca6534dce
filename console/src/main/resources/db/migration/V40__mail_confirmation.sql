-- mail -----------------------------------------------------------------------------------------------------------------
-- Which addresses were asked of late whether they are their person's. Kept for two days at most.
create table mail_confirmation (
    id bigint generated always as identity primary key,
    account_id bigint not null references account (id),
    -- In lower case.
    address varchar(254) not null,
    sent_at timestamp with time zone not null
);
create index mail_confirmation_account on mail_confirmation (account_id, sent_at);
create index mail_confirmation_address on mail_confirmation (address, sent_at);

-- How often in a row the last digest did not go out.
alter table mail_address add column failures integer default 0 not null;
