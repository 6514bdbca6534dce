-- access ---------------------------------------------------------------------------------------------------------------
-- From where the person went out: an address, of IPv6 its first 64 bits.
alter table identity_request add column network varchar(64) default '' not null;
