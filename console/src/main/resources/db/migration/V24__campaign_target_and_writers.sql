-- campaign -------------------------------------------------------------------------------------------------------------
-- What the agents of the target say of themselves; see DeviceFilter.
alter table campaign add column filter_agent_version varchar(65);
alter table campaign add column filter_condition varchar(64);
-- A device that answers a dry run is silent no longer: a campaign has no use for that filter.
alter table campaign drop column filter_silent_since;

-- Accounts that have written the draft: none of them is the second person who approves it.
create table campaign_writer (
    campaign_id uuid not null references campaign (id) on delete cascade,
    account_id bigint not null,
    constraint campaign_writer_key primary key (campaign_id, account_id)
);
insert into campaign_writer (campaign_id, account_id) select id, author_id from campaign;
