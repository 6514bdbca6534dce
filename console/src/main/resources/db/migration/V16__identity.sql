-- access: people whom an outside identity provider knows --------------------------------------------------------------
create table external_identity (
    -- The provider, and its own name for the person: never a mail address, which may pass on to somebody else.
    issuer varchar(255) not null,
    subject varchar(255) not null,
    account_id bigint not null references account (id),
    -- As the provider last said it, for people to read: it decides nothing.
    login varchar(255) not null,
    -- The groups that it last named, one a line, cut to fit; the roles follow from all of them.
    told_groups varchar(10000) not null,
    created_at timestamp with time zone not null,
    constraint external_identity_key primary key (issuer, subject),
    constraint external_identity_account unique (account_id)
);

-- Which roles the members of a group of the provider have.
create table group_role (
    group_name varchar(255) not null,
    role varchar(16) not null,
    site_id bigint not null references site (id),
    created_at timestamp with time zone not null,
    constraint group_role_key primary key (group_name, role, site_id)
);

-- True: it comes from a group, and is gone at the sign-in at which the group is. False: a person gave it.
alter table role_grant add column by_group boolean default false not null;

-- Ways out to the provider that nobody came back from yet.
create table identity_request (
    -- SHA-256 of the state, which the address carries, and of the secret in a cookie of the browser that went out.
    state_hash varchar(64) primary key,
    browser_hash varchar(64) not null,
    nonce varchar(64) not null,
    verifier varchar(128) not null,
    -- Where to go after it.
    page varchar(2000) not null,
    expires_at timestamp with time zone not null
);
create index identity_request_expires on identity_request (expires_at);

-- What says goodbye to the provider; absent for a session of this console's own.
alter table session add column id_token varchar(10000);

-- From where a session was used: more than one place is worth a look.
create table session_place (
    session_id bigint not null references session (id) on delete cascade,
    address varchar(64) not null,
    browser varchar(255) not null,
    first_seen_at timestamp with time zone not null,
    last_seen_at timestamp with time zone not null,
    constraint session_place_key primary key (session_id, address, browser)
);

-- From where an account was signed in to: strangers elsewhere do not lock its person out there.
create table sign_in_place (
    account_id bigint not null references account (id),
    address varchar(64) not null,
    last_at timestamp with time zone not null,
    constraint sign_in_place_key primary key (account_id, address)
);

create index sign_in_failure_name on sign_in_failure (name_hash, address);
create index sign_in_failure_address on sign_in_failure (address);
