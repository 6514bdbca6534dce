-- enrolment ------------------------------------------------------------------------------------------------------------
-- Enrolments that were refused: one row for a day, a cause and a token, however many they were. What was shown as a secret
-- is never stored.
create table refused_enrolment (
    -- In UTC.
    on_day date not null,
    -- See ProblemCode.
    cause varchar(64) not null,
    -- 0 where no token of this console was shown.
    token_id bigint not null,
    refusals bigint not null,
    last_at timestamp with time zone not null,
    -- Where the last one came from, see PeerAddress.
    last_address varchar(64) not null,
    constraint refused_enrolment_key primary key (on_day, cause, token_id)
);
