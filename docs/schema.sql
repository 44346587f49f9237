-- The schema after all migrations, for readers: written by SchemaFileTest with WRITE_SCHEMA=true in the environment.
-- To change it, add a migration (api/src/main/resources/db/migration).

create table changes (
  id bigint generated always as identity not null,
  user_id uuid not null,
  operation_id uuid not null,
  undoes uuid,
  through text not null,
  entity text not null,
  entity_id uuid not null,
  before jsonb,
  after jsonb,
  made_at timestamp with time zone not null,
  constraint changes_check CHECK (((before IS NOT NULL) OR (after IS NOT NULL))),
  constraint changes_entity_check CHECK ((entity = ANY (ARRAY['task'::text, 'list'::text, 'query'::text]))),
  constraint changes_pkey PRIMARY KEY (user_id, id),
  constraint changes_through_check CHECK ((through = ANY (ARRAY['browser'::text, 'api'::text, 'chat'::text, 'mcp'::text, 'system'::text]))),
  constraint changes_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table chat_messages (
  id uuid not null,
  conversation_id uuid not null,
  number integer not null,
  role text not null,
  parts jsonb not null,
  created_at timestamp with time zone not null,
  constraint chat_messages_conversation_id_fkey FOREIGN KEY (conversation_id) REFERENCES conversations(id) ON DELETE CASCADE,
  constraint chat_messages_conversation_id_number_key UNIQUE (conversation_id, number),
  constraint chat_messages_pkey PRIMARY KEY (id),
  constraint chat_messages_role_check CHECK ((role = ANY (ARRAY['user'::text, 'assistant'::text])))
);

create table chat_tokens (
  user_id uuid not null,
  day date not null,
  tokens bigint not null,
  constraint chat_tokens_pkey PRIMARY KEY (user_id),
  constraint chat_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table conversations (
  id uuid not null,
  user_id uuid not null,
  client_id text,
  title text not null,
  messages integer default 0 not null,
  approval text,
  confirmation text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint conversations_pkey PRIMARY KEY (id),
  constraint conversations_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 80))),
  constraint conversations_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table feeds (
  id uuid not null,
  user_id uuid not null,
  query_id uuid not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  query_deleted_at timestamp with time zone,
  constraint feeds_pkey PRIMARY KEY (id),
  constraint feeds_secret_hash_key UNIQUE (secret_hash),
  constraint feeds_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table idempotency_keys (
  user_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (user_id, key),
  constraint idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table lists (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  color text,
  position text collate "C" not null,
  archived boolean default false not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint default 1 not null,
  constraint lists_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint lists_pkey PRIMARY KEY (id),
  constraint lists_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table login_attempts (
  subject text not null,
  attempts integer not null,
  free_at timestamp with time zone not null,
  last_at timestamp with time zone not null,
  constraint login_attempts_pkey PRIMARY KEY (subject)
);

create table notifications (
  id uuid not null,
  user_id uuid not null,
  task_id uuid not null,
  type text not null,
  message text not null,
  remind_at timestamp with time zone not null,
  sent_at timestamp with time zone not null,
  read_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint notifications_pkey PRIMARY KEY (id),
  constraint notifications_task_id_remind_at_key UNIQUE (task_id, remind_at),
  constraint notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table oauth_clients (
  id text not null,
  name text not null,
  redirect_uris text[] not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint oauth_clients_pkey PRIMARY KEY (id)
);

create table oauth_grants (
  id uuid not null,
  user_id uuid not null,
  client_id text not null,
  client_name text not null,
  client_host text,
  resource text not null,
  scope text not null,
  redirect_uri text not null,
  code_challenge text not null,
  code_hash bytea not null,
  access_hash bytea,
  access_scope text,
  access_expires_at timestamp with time zone,
  refresh_hash bytea,
  created_at timestamp with time zone not null,
  connected_at timestamp with time zone,
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone not null,
  constraint oauth_grants_access_hash_key UNIQUE (access_hash),
  constraint oauth_grants_access_scope_check CHECK ((access_scope = ANY (ARRAY['read'::text, 'write'::text, 'delete'::text]))),
  constraint oauth_grants_code_hash_key UNIQUE (code_hash),
  constraint oauth_grants_pkey PRIMARY KEY (id),
  constraint oauth_grants_refresh_hash_key UNIQUE (refresh_hash),
  constraint oauth_grants_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text, 'delete'::text]))),
  constraint oauth_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table personal_tokens (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  scope text not null,
  secret_hash bytea not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  constraint personal_tokens_pkey PRIMARY KEY (id),
  constraint personal_tokens_scope_check CHECK ((scope = ANY (ARRAY['read'::text, 'write'::text]))),
  constraint personal_tokens_secret_hash_key UNIQUE (secret_hash),
  constraint personal_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table reindexing (
  after_task uuid not null
);

create table reminders (
  task_id uuid not null,
  user_id uuid not null,
  remind_at timestamp with time zone not null,
  ready_at timestamp with time zone not null,
  constraint reminders_pkey PRIMARY KEY (task_id),
  constraint reminders_task_id_fkey FOREIGN KEY (task_id) REFERENCES tasks(id) ON DELETE CASCADE,
  constraint reminders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table saved_queries (
  id uuid not null,
  user_id uuid not null,
  name text not null,
  q text not null,
  sort text not null,
  direction text not null,
  position text collate "C" not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint default 1 not null,
  constraint saved_queries_direction_check CHECK ((direction = ANY (ARRAY['asc'::text, 'desc'::text]))),
  constraint saved_queries_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint saved_queries_pkey PRIMARY KEY (id),
  constraint saved_queries_q_check CHECK ((char_length(q) <= 1000)),
  constraint saved_queries_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table sessions (
  id uuid not null,
  user_id uuid not null,
  generation integer default 0 not null,
  created_at timestamp with time zone not null,
  renewed_at timestamp with time zone not null,
  user_agent text,
  address text not null,
  constraint sessions_pkey PRIMARY KEY (id),
  constraint sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table tasks (
  id uuid not null,
  user_id uuid not null,
  title text not null,
  description text,
  status text not null,
  priority text not null,
  tags text[] not null,
  due_date timestamp with time zone,
  reminder_lead_time integer,
  completed_at timestamp with time zone,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  version bigint default 1 not null,
  list_id uuid,
  parent_id uuid,
  position text collate "C" not null,
  recurrence_rule text,
  recurrence_from text default 'due'::text not null,
  all_day boolean default false not null,
  search tsvector generated always as (words_of(user_id, title, description, tags)) stored,
  follows uuid,
  constraint tasks_check CHECK (((status = 'completed'::text) = (completed_at IS NOT NULL))),
  constraint tasks_description_check CHECK ((char_length(description) <= 10000)),
  constraint tasks_list_id_fkey FOREIGN KEY (list_id) REFERENCES lists(id) ON DELETE SET NULL,
  constraint tasks_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES tasks(id) ON DELETE CASCADE,
  constraint tasks_pkey PRIMARY KEY (id),
  constraint tasks_priority_check CHECK ((priority = ANY (ARRAY['High'::text, 'Medium'::text, 'Low'::text]))),
  constraint tasks_recurrence_from_check CHECK ((recurrence_from = ANY (ARRAY['due'::text, 'completion'::text]))),
  constraint tasks_reminder_lead_time_check CHECK ((reminder_lead_time >= 0)),
  constraint tasks_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'in_progress'::text, 'completed'::text]))),
  constraint tasks_tags_check CHECK ((cardinality(tags) <= 10)),
  constraint tasks_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200))),
  constraint tasks_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table users (
  id uuid not null,
  email text not null,
  name text,
  password_hash text not null,
  time_zone text default 'UTC'::text not null,
  locale text default 'en'::text not null,
  created_at timestamp with time zone not null,
  constraint users_pkey PRIMARY KEY (id)
);

CREATE INDEX changes_by_age ON changes USING brin (made_at);

CREATE INDEX changes_by_what_they_undo ON changes USING btree (undoes, id) WHERE (undoes IS NOT NULL);

CREATE INDEX changes_of_operation ON changes USING btree (operation_id);

CREATE UNIQUE INDEX conversations_of_client ON conversations USING btree (user_id, client_id);

CREATE INDEX conversations_of_user ON conversations USING btree (user_id, updated_at DESC);

CREATE INDEX feeds_of_query ON feeds USING btree (query_id);

CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING btree (created_at);

CREATE UNIQUE INDEX lists_by_name ON lists USING btree (user_id, lower(name));

CREATE INDEX login_attempts_by_age ON login_attempts USING btree (last_at);

CREATE INDEX notifications_of_user ON notifications USING btree (user_id, id DESC);

CREATE INDEX oauth_grants_of_user ON oauth_grants USING btree (user_id);

CREATE INDEX personal_tokens_of_user ON personal_tokens USING btree (user_id);

CREATE INDEX reminders_by_time ON reminders USING btree (ready_at);

CREATE INDEX reminders_of_user ON reminders USING btree (user_id);

CREATE UNIQUE INDEX saved_queries_by_name ON saved_queries USING btree (user_id, lower(name));

CREATE INDEX sessions_of_user ON sessions USING btree (user_id);

CREATE INDEX tasks_by_text ON tasks USING gin (search);

CREATE UNIQUE INDEX tasks_by_what_they_follow ON tasks USING btree (follows) WHERE (follows IS NOT NULL);

CREATE INDEX tasks_of_list ON tasks USING btree (list_id) WHERE (list_id IS NOT NULL);

CREATE INDEX tasks_of_parent ON tasks USING btree (parent_id) WHERE (parent_id IS NOT NULL);

CREATE INDEX tasks_of_user ON tasks USING btree (user_id, created_at DESC, id DESC);

CREATE INDEX tasks_of_user_by_due_date ON tasks USING btree (user_id, due_date) WHERE (due_date IS NOT NULL);

CREATE INDEX tasks_of_user_by_status ON tasks USING btree (user_id, status, created_at DESC, id DESC);

CREATE UNIQUE INDEX users_by_email ON users USING btree (lower(email));

CREATE OR REPLACE FUNCTION due_moment(due timestamp with time zone, all_day boolean, zone text)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return case when all_day then due at time zone 'UTC' at time zone zone else due end;
exception when invalid_parameter_value then
  return due;
end $function$;

CREATE OR REPLACE FUNCTION exact_query(original text, is_prefix boolean)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  exact text := phraseto_tsquery('simple', "public".plain(original))::text;
begin
  return (regexp_replace(exact, '''([^'']+)''', '''\1'':AB', 'g') || case when is_prefix and exact <> '' then '*' else '' end)::tsquery;
end $function$;

CREATE OR REPLACE FUNCTION fold_case(original text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  if octet_length(original) = char_length(original) then
    return lower(original collate "C");
  end if;
  return normalize(
    replace(translate("public".lower_case(normalize(original, NFKC)), 'ς', 'σ'), 'ß', 'ss'), NFC);
end $function$;

CREATE OR REPLACE FUNCTION folded_words(original text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  result text;
begin
  result := "public".folded(
    regexp_replace(original, '[\u00bc-\u00be\u2120\u2122\u2150-\u215f\u2189]', ' \& ', 'g'));
  result := regexp_replace(
    result,
    '[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u318f\u31a0-\u31ff'
      '\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff\uf900-\ufaff\U0001b000-\U0001b16f'
      '\U00020000-\U0003ffff]+',
    ' \& ', 'g');
  return "public".plain(result);
end $function$;

CREATE OR REPLACE FUNCTION folded(original text)
 RETURNS text
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  result text;
begin
  if octet_length(original) = char_length(original) then
    return lower(original collate "C");
  end if;
  result := "public".lower_case(normalize(original, NFKD));
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
end $function$;

CREATE OR REPLACE FUNCTION keep_feed()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- With an account its feeds go too, and that is no operation: it has no time.
  update feeds
  set query_deleted_at = case tg_op when 'DELETE' then nullif(current_setting('todo.at', true), '')::timestamptz end
  where user_id = coalesce(new.user_id, old.user_id) and query_id = coalesce(new.id, old.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION keep_reminder()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  zone text;
  due timestamptz;
  remind timestamptz;
  written timestamptz := current_setting('todo.at');
begin
  -- Before the reminder is touched: whoever changes the zone locks in this order too.
  select time_zone into zone from users where id = new.user_id for share;
  delete from reminders where task_id = new.id;
  due := due_moment(new.due_date, new.all_day, zone);
  remind := due - make_interval(mins => new.reminder_lead_time);
  -- What was due a day ago or longer is overdue rather than coming.
  if new.status <> 'completed' and remind is not null and due + interval '1 day' > written then
    insert into reminders (task_id, user_id, remind_at, ready_at)
    values (new.id, new.user_id, remind, greatest(remind, written));
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION log_addition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended(user_id::text, 0)) from added limit 1;
  insert into changes (user_id, operation_id, undoes, through, entity, entity_id, after, made_at)
  select
    user_id,
    case current_setting('todo.operation') when 'each' then id else current_setting('todo.operation')::uuid end,
    nullif(current_setting('todo.undoes', true), '')::uuid,
    current_setting('todo.through'),
    tg_argv[0],
    id,
    to_jsonb(added) - 'search',
    current_setting('todo.at')::timestamptz
  from added;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION log_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION lower_case(original text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (lower((original COLLATE "und-x-icu")) COLLATE "default");

CREATE OR REPLACE FUNCTION move_reminders()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update reminders set remind_at = moved.remind_at, ready_at = moved.remind_at
  from (
    select id, due_moment(due_date, true, new.time_zone) - make_interval(mins => reminder_lead_time) as remind_at
    from tasks where user_id = new.id and all_day) moved
  where reminders.user_id = new.id and reminders.task_id = moved.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION owned(owner uuid, words tsquery)
 RETURNS tsquery
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (regexp_replace((words)::text, '''([^'']+)'''::text, ((''''::text || "right"((owner)::text, 8)) || '.\1'''::text), 'g'::text))::tsquery;

CREATE OR REPLACE FUNCTION owned(owner uuid, words tsvector)
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN (replace((' '::text || (words)::text), ' '''::text, ((' '''::text || "right"((owner)::text, 8)) || '.'::text)))::tsvector;

CREATE OR REPLACE FUNCTION plain(text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (char_length(text) > 255) THEN regexp_replace(spaced(text), '\S{255}'::text, '\& '::text, 'g'::text) ELSE spaced(text) END;

CREATE OR REPLACE FUNCTION spaced(text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(text, '[!-/:-@\[-`{-~\u00a0\u00a1\u00ab\u00b7\u00bb\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u3003\u3008-\u3020\ufe00-\ufe0f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]'::text, ' '::text, 'g'::text);

CREATE OR REPLACE FUNCTION tag_words(tags text[])
 RETURNS tsvector
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector((SELECT array_agg(('#'::text || replace(word.word, ''''::text, '’'::text))) AS array_agg FROM unnest(tag_words.tags) tag(tag), LATERAL unnest(ARRAY[lower(tag.tag), fold_case(tag.tag)]) word(word)));

CREATE OR REPLACE FUNCTION text_words(original text, exact "char", folded "char")
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  exact_words tsvector := to_tsvector('simple', "public".plain(original));
  other_words tsvector;
begin
  if octet_length(original) = char_length(original) then
    return setweight(exact_words, exact);
  end if;
  other_words := to_tsvector('simple', "public".folded_words(original));
  if other_words = exact_words then
    return setweight(exact_words, exact);
  end if;
  -- Both have the same positions, unlike with the operator ||. Of the same word at the same position the higher weight stays.
  return (setweight(exact_words, exact)::text || ' ' || setweight(other_words, folded)::text)::tsvector;
end $function$;

CREATE OR REPLACE FUNCTION word_query(original text, is_prefix boolean)
 RETURNS tsquery
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
declare
  folded text := phraseto_tsquery('simple', "public".folded_words(original))::text;
  exact text := phraseto_tsquery('simple', "public".plain(original))::text;
  suffix text := case when is_prefix then ':*' else '' end;
begin
  return concat_ws(' | ', nullif(folded, '') || suffix, nullif(nullif(exact, ''), folded) || suffix)::tsquery;
end $function$;

CREATE OR REPLACE FUNCTION words_of(owner uuid, title text, description text, tags text[])
 RETURNS tsvector
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
  return "public".owned(
    owner,
    "public".text_words(title, 'A', 'C')
      || case
        when description is null then ''
        else "public".text_words(description, 'B', 'D') end
      || case when cardinality(tags) = 0 then '' else "public".tag_words(tags) end);
end $function$;

CREATE TRIGGER log_list AFTER DELETE ON lists FOR EACH ROW EXECUTE FUNCTION log_change('list');

CREATE TRIGGER log_list_addition AFTER INSERT ON lists REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_addition('list');

CREATE TRIGGER log_list_update AFTER UPDATE ON lists FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION log_change('list');

CREATE TRIGGER keep_feed AFTER INSERT OR DELETE ON saved_queries FOR EACH ROW EXECUTE FUNCTION keep_feed();

CREATE TRIGGER log_query AFTER DELETE ON saved_queries FOR EACH ROW EXECUTE FUNCTION log_change('query');

CREATE TRIGGER log_query_addition AFTER INSERT ON saved_queries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION log_addition('query');

CREATE TRIGGER log_query_update AFTER UPDATE ON saved_queries FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION log_change('query');

CREATE TRIGGER keep_reminder AFTER INSERT ON tasks FOR EACH ROW WHEN (((new.due_date IS NOT NULL) AND (new.reminder_lead_time IS NOT NULL))) EXECUTE FUNCTION keep_reminder();

CREATE TRIGGER keep_reminder_update AFTER UPDATE ON tasks FOR EACH ROW WHEN (((((old.due_date IS DISTINCT FROM new.due_date) OR (old.all_day IS DISTINCT FROM new.all_day)) OR (old.reminder_lead_time IS DISTINCT FROM new.reminder_lead_time)) OR (old.status IS DISTINCT FROM new.status))) EXECUTE FUNCTION keep_reminder();

CREATE TRIGGER log_task AFTER DELETE ON tasks FOR EACH ROW EXECUTE FUNCTION log_change('task');

CREATE TRIGGER log_task_addition AFTER INSERT ON tasks REFERENCING NEW TABLE AS added FOR EACH STATEMENT WHEN ((current_setting('todo.logs_itself'::text, true) IS DISTINCT FROM 'true'::text)) EXECUTE FUNCTION log_addition('task');

CREATE TRIGGER log_task_update AFTER UPDATE ON tasks FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION log_change('task');

CREATE TRIGGER move_reminders AFTER UPDATE ON users FOR EACH ROW WHEN ((old.time_zone IS DISTINCT FROM new.time_zone)) EXECUTE FUNCTION move_reminders();
