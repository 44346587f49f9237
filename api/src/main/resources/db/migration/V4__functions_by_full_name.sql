-- A restore computes the words of each task while no schema is on the search path, and so finds nothing by its bare name. What is in
-- SQL was bound when it was made; PL/pgSQL looks its names up when it runs. That of the schema costs nothing, unlike a search
-- path of the function's own.
create or replace function words_of(owner uuid, title text, description text, tags text[]) returns tsvector
language plpgsql immutable parallel safe as $$
begin
  return "${flyway:defaultSchema}".owned(
    owner,
    setweight(to_tsvector('simple', "${flyway:defaultSchema}".plain(title)), 'A')
      || case
        when description is null then ''
        else setweight(to_tsvector('simple', "${flyway:defaultSchema}".plain(description)), 'B') end
      || case when cardinality(tags) = 0 then '' else "${flyway:defaultSchema}".tag_words(tags) end);
end $$;
