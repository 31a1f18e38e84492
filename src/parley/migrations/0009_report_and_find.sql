-- Reports of what was solved, and companies in the search.
-- depends: 0008_let_customers_in

-- What was solved when, for reports; an update of an open ticket does not touch it.
create index tickets_resolved on tickets (workspace_id, resolved_at) where resolved_at is not null and deleted_at is null;

-- Companies are found by the words of their names and domains, as customers are.
create function company_words(name text, domains text[]) returns tsvector
    language sql immutable parallel safe as $$
    select to_tsvector('public.parley', name || ' ' || regexp_replace(name || ' ' || domains::text, '[\W_]+', ' ', 'g')) $$;
alter table companies add column tsv tsvector not null generated always as (company_words(name, domains)) stored;
create index companies_tsv on companies using gin (tsv);
