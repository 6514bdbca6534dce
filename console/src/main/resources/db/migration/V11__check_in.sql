-- Powered-on seconds came as a row of their own beside the row of each figure; now one row carries both, and the row of
-- its own is left for hours without a figure.
alter table energy_hour add column powered_on_seconds bigint default 0 not null;
update energy_hour set powered_on_seconds = seconds, seconds = 0 where method = 'POWERED_ON';

-- Each check-in paid for it; old lines are found device by device.
drop index check_in_at;
