-- campaign -------------------------------------------------------------------------------------------------------------
-- Which campaigns had a device at these sites.
create index campaign_device_site on campaign_device (site_id, campaign_id);

-- lease ----------------------------------------------------------------------------------------------------------------
-- Where its device was, whose calendar it follows; absent from those of before.
alter table lease add column site_id bigint;
