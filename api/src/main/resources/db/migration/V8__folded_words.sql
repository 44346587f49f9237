-- A search forgives capitals, accents, widths and invisible characters. Beside each word as it is written (weights A and B), the index
-- holds the folded word (C and D) where the two differ. Earlier versions of the service search for the words as they are written.

-- Keeps out writers that still compute words with the old functions, but neither readers nor a dump. The service tries again.
set local lock_timeout = '1s';
lock table tasks in share row exclusive mode;

-- By ICU, because the database's own collation may know the capitals of ASCII only. A PostgreSQL without ICU uses its own.
do $do$ begin
  execute format($create$
    create function lower_case(original text) returns text language sql immutable parallel safe
    return lower(original collate %I) collate "default"$create$,
    coalesce((
      select collname from pg_collation
      where collname = 'und-x-icu' and collnamespace = 'pg_catalog'::regnamespace), 'default'));
end $do$;

-- Unicode's NFKC_Casefold except for invisible characters and the iota subscript: accents still differ.
create function fold_case(original text) returns text language plpgsql immutable parallel safe as $$
begin
  if octet_length(original) = char_length(original) then
    return lower(original collate "C");
  end if;
  return normalize(
    replace(translate("${flyway:defaultSchema}".lower_case(normalize(original, NFKC)), 'ς', 'σ'), 'ß', 'ss'), NFC);
end $$;

-- Without accents, vowel signs and invisible characters (Default_Ignorable_Code_Point) too. The marks of scripts in which they make
-- another letter, such as Japanese or Devanagari, stay.
create function folded(original text) returns text language plpgsql immutable parallel safe as $$
declare
  result text;
begin
  if octet_length(original) = char_length(original) then
    return lower(original collate "C");
  end if;
  result := "${flyway:defaultSchema}".lower_case(normalize(original, NFKD));
  -- Full case folding, and letters that Unicode does not decompose. (To look for them first is cheaper.)
  if result ~ '[\u0345ςßıøłđħðŧæœþ\u1c80-\u1c88]' then
    result := translate(result, E'\u0345ςıøłđħðŧ\u1c80\u1c81\u1c82\u1c83\u1c84\u1c85\u1c86\u1c87\u1c88', 'ισioldhdtвдосттъѣꙋ');
    result := replace(replace(replace(replace(result, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th');
  end if;
  result := regexp_replace(
    result,
    '[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670'
      '\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff\u115f\u1160\u17b4'
      '\u17b5\u180b-\u180f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f'
      '\ufeff\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
    '', 'g');
  return normalize(result, NFC);
end $$;

-- The folded words, separated by spaces. Runs of Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese characters are words, so that
-- Latin letters and digits between them are words too. So are fractions and trade marks, which NFKC turns into digits and letters.
create function folded_words(original text) returns text language plpgsql immutable parallel safe as $$
declare
  result text;
begin
  result := "${flyway:defaultSchema}".folded(
    regexp_replace(original, '[\u00bc-\u00be\u2120\u2122\u2150-\u215f\u2189]', ' \& ', 'g'));
  result := regexp_replace(
    result,
    '[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u318f\u31a0-\u31ff'
      '\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f'
      '\U00020000-\U0003ffff]+',
    ' \& ', 'g');
  return "${flyway:defaultSchema}".plain(result);
end $$;

create function text_words(original text, exact "char", folded "char") returns tsvector
language plpgsql immutable parallel safe as $$
declare
  exact_words tsvector := to_tsvector('simple', "${flyway:defaultSchema}".plain(original));
  other_words tsvector;
begin
  if octet_length(original) = char_length(original) then
    return setweight(exact_words, exact);
  end if;
  other_words := to_tsvector('simple', "${flyway:defaultSchema}".folded_words(original));
  if other_words = exact_words then
    return setweight(exact_words, exact);
  end if;
  -- Both have the same positions, unlike with the operator ||. Of the same word at the same position the higher weight stays.
  return (setweight(exact_words, exact)::text || ' ' || setweight(other_words, folded)::text)::tsvector;
end $$;

-- A tag is its name in small letters, as in version 2, or by fold_case. Accents differ, because a tag is a name.
create or replace function tag_words(tags text[]) returns tsvector language sql immutable parallel safe
return array_to_tsvector((
  select array_agg('#' || replace(word, '''', '’'))
  from unnest(tags) tag, unnest(array[lower(tag), fold_case(tag)]) word));

create or replace function words_of(owner uuid, title text, description text, tags text[]) returns tsvector
language plpgsql immutable parallel safe as $$
begin
  return "${flyway:defaultSchema}".owned(
    owner,
    "${flyway:defaultSchema}".text_words(title, 'A', 'C')
      || case
        when description is null then ''
        else "${flyway:defaultSchema}".text_words(description, 'B', 'D') end
      || case when cardinality(tags) = 0 then '' else "${flyway:defaultSchema}".tag_words(tags) end);
end $$;

-- Finds the words of a text in their order: folded, or as they are written, for tasks that are not reindexed yet.
create function word_query(original text, is_prefix boolean) returns tsquery language plpgsql immutable parallel safe as $$
declare
  folded text := phraseto_tsquery('simple', "${flyway:defaultSchema}".folded_words(original))::text;
  exact text := phraseto_tsquery('simple', "${flyway:defaultSchema}".plain(original))::text;
  suffix text := case when is_prefix then ':*' else '' end;
begin
  return concat_ws(' | ', nullif(folded, '') || suffix, nullif(nullif(exact, ''), folded) || suffix)::tsquery;
end $$;

-- Finds the words of a text in their order, only as they are written.
create function exact_query(original text, is_prefix boolean) returns tsquery language plpgsql immutable parallel safe as $$
declare
  exact text := phraseto_tsquery('simple', "${flyway:defaultSchema}".plain(original))::text;
begin
  return (regexp_replace(exact, '''([^'']+)''', '''\1'':AB', 'g') || case when is_prefix and exact <> '' then '*' else '' end)::tsquery;
end $$;

-- The last task that has been reindexed; no row if all are. See Reindexer.
create table reindexing (after_task uuid not null);
insert into reindexing select '00000000-0000-0000-0000-000000000000' where exists (select from tasks);

create or replace function log_change() returns trigger language plpgsql as $$
begin
  -- Reindexing changes nothing that a user sees.
  if current_setting('todo.reindexing', true) = 'true' then
    return null;
  end if;
  -- With an account its log goes too.
  if tg_op = 'DELETE' and not exists (select 1 from users where id = old.user_id) then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(old.user_id::text, 0));
  insert into changes (user_id, operation_id, undoes, through, entity, entity_id, before, after, made_at)
  values (
    old.user_id,
    current_setting('todo.operation')::uuid,
    nullif(current_setting('todo.undoes', true), '')::uuid,
    current_setting('todo.through'),
    tg_argv[0],
    old.id,
    to_jsonb(old) - 'search',
    case when tg_op = 'UPDATE' then to_jsonb(new) - 'search' end,
    current_setting('todo.at')::timestamptz);
  return null;
end $$;
