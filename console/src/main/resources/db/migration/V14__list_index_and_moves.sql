-- eligibility ----------------------------------------------------------------------------------------------------------
-- The list of routes is searched in memory. What the search reads of a piece is in its row, and each round of writing has
-- a number, by which the memory asks for what is new.
alter table eligibility add column search_text varchar(1200) default '' not null;
alter table eligibility add column written bigint default 0 not null;
create index eligibility_written on eligibility (written);
drop index eligibility_made;
drop index eligibility_stays;
alter table eligibility drop column made_order;
alter table eligibility drop column stays_order;

alter table evaluation add column written bigint default 0 not null;
-- The text of what is there already comes with a run over everything.
update evaluation set edition = null;

-- second life ----------------------------------------------------------------------------------------------------------
-- Whence and whereto a step moved the piece; absent: it stayed at its site.
alter table second_life_step add column from_site_id bigint references site (id);
alter table second_life_step add column to_site_id bigint references site (id);
