-- campaign -------------------------------------------------------------------------------------------------------------
-- How many times its dry run was started. A lease is for the draft as it was then.
alter table campaign add column trial int default 0 not null;
alter table lease add column trial int default 0 not null;
