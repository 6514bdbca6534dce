-- Powered-on seconds came as a row of their own beside the row of each figure; now one row carries both, and the row of
-- its own is left for hours without a figure.
alter table energy_hour add column powered_on_seconds bigint default 0 not null;
update energy_hour set powered_on_seconds = seconds, seconds = 0 where method = 'POWERED_ON';

-- Each check-in added a line, and entries of two indexes at random places. A device's row carries the last ones now; the
-- next check-ins of each device fill it.
drop table check_in;
-- Of each the time (8 bytes, milliseconds since 1970), new reports (4) and size of the request (4), the newest first;
-- absent before the first.
alter table check_in_state add column past_check_ins bytea;
