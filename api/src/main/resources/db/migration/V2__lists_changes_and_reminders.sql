-- Lists ---------------------------------------------------------------------------------------------------------------

create table lists (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  color text,
  position text collate "C" not null,
  archived boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null default 1
);
create unique index lists_by_name on lists (user_id, lower(name));

-- Tasks ---------------------------------------------------------------------------------------------------------------

-- Words as they are searched for. Each begins with its owner, so that the index keeps the words of one person together: the
-- beginning of a word then finds theirs alone, instead of everybody's, among whom theirs would have to be sought. (Among a
-- million tasks of a thousand people: 0.4 ms instead of 280 ms.) Two people may have the same eight digits: a search names the
-- owner as well. No word has a quote in it.
create function owned(owner uuid, words tsvector) returns tsvector language sql immutable parallel safe
return replace(' ' || words::text, ' ''', ' ''' || right(owner::text, 8) || '.')::tsvector;

create function owned(owner uuid, words tsquery) returns tsquery language sql immutable parallel safe
return regexp_replace(words::text, '''([^'']+)''', '''' || right(owner::text, 8) || '.\1''', 'g')::tsquery;

-- With spaces for punctuation and pictures, of which PostgreSQL would make file names, addresses and negative numbers, and which it takes for
-- letters in some locales. (A class of characters is cheap, unlike translate().)
create function spaced(text text) returns text language sql immutable parallel safe
return regexp_replace(
  text,
  '[!-/:-@\[-`{-~\u00a0\u00a1\u00ab\u00b7\u00bb\u00bf\u2000-\u206f\u2190-\u2bff\u3000-\u3003\u3008-\u3020'
    '\ufe00-\ufe0f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001faff]',
  ' ', 'g');

-- The same; what is longer than any word is cut, for there is a limit.
create function plain(text text) returns text language sql immutable parallel safe
return case
  when char_length(text) > 255 then regexp_replace(spaced(text), '\S{255}', '\& ', 'g')
  else spaced(text) end;

create function tag_words(tags text[]) returns tsvector language sql immutable parallel safe
return array_to_tsvector((select array_agg('#' || lower(replace(tag, '''', '’'))) from unnest(tags) tag));

-- Of a task: its title, its description, and its tags in small letters behind a #. In PL/pgSQL, which keeps its plan: what is in
-- SQL is planned again, with all that it calls, for every row that is written (0.4 ms a task instead of 0.2).
create function words_of(owner uuid, title text, description text, tags text[]) returns tsvector
language plpgsql immutable parallel safe as $$
begin
  return owned(
    owner,
    setweight(to_tsvector('simple', plain(title)), 'A')
      || case when description is null then '' else setweight(to_tsvector('simple', plain(description)), 'B') end
      || case when cardinality(tags) = 0 then '' else tag_words(tags) end);
end $$;

alter table tasks
  add list_id uuid references lists on delete set null,
  add parent_id uuid references tasks on delete cascade,
  -- sorts among the others; between two keys there is always another one
  add position text collate "C",
  add recurrence_rule text,
  add recurrence_from text not null default 'due' check (recurrence_from in ('due', 'completion')),
  -- the due date is then midnight UTC of that day, wherever its owner is
  add all_day boolean not null default false,
  -- what is searched; everything about it is in words_of
  add search tsvector generated always as (words_of(user_id, title, description, tags)) stored;

update tasks set
  position = left(replace(id::text, '-', ''), 12) || substr(id::text, 16, 3) || 'i',
  recurrence_rule = case when recurrence_pattern <> 'none' then 'FREQ=' || upper(recurrence_pattern) end;

alter table tasks
  alter position set not null,
  drop recurrence_pattern;

create index tasks_of_user_by_due_date on tasks (user_id, due_date) where due_date is not null;
create index tasks_of_list on tasks (list_id) where list_id is not null;
create index tasks_of_parent on tasks (parent_id) where parent_id is not null;
create index tasks_by_text on tasks using gin (search);

-- The change log ------------------------------------------------------------------------------------------------------

create table saved_queries (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  name text not null check (char_length(name) between 1 and 100),
  q text not null check (char_length(q) <= 1000),
  sort text not null,
  direction text not null check (direction in ('asc', 'desc')),
  position text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version bigint not null default 1
);
create unique index saved_queries_by_name on saved_queries (user_id, lower(name));

create table changes (
  id bigint generated always as identity,
  user_id uuid not null references users on delete cascade,
  -- what was done at once, and is undone at once
  operation_id uuid not null,
  -- the operation that this one undoes
  undoes uuid,
  through text not null check (through in ('browser', 'api', 'chat', 'mcp', 'system')),
  entity text not null check (entity in ('task', 'list', 'query')),
  entity_id uuid not null,
  before jsonb,
  after jsonb,
  made_at timestamptz not null,
  primary key (user_id, id),
  check (before is not null or after is not null)
);
create index changes_of_operation on changes (operation_id);
create index changes_by_what_they_undo on changes (undoes, id) where undoes is not null;
create index changes_by_age on changes using brin (made_at);

-- Every row that is written leaves its row here, in the same transaction, whoever writes it. What is done outside of an
-- operation fails: see ChangeLog. The lock makes the changes of one user visible in the order of their ids.
create function log_change() returns trigger language plpgsql as $$
declare
  owner uuid := coalesce(new.user_id, old.user_id);
begin
  -- With an account its log goes too.
  if tg_op = 'DELETE' and not exists (select 1 from users where id = owner) then
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtextextended(owner::text, 0));
  insert into changes (user_id, operation_id, undoes, through, entity, entity_id, before, after, made_at)
  values (
    owner,
    current_setting('todo.operation')::uuid,
    nullif(current_setting('todo.undoes', true), '')::uuid,
    current_setting('todo.through'),
    tg_argv[0],
    coalesce(new.id, old.id),
    case when tg_op <> 'INSERT' then to_jsonb(old) - 'search' end,
    case when tg_op <> 'DELETE' then to_jsonb(new) - 'search' end,
    current_setting('todo.at')::timestamptz);
  return null;
end $$;

create trigger log_task after insert or delete on tasks for each row execute function log_change('task');
create trigger log_task_update after update on tasks for each row
  when (old.* is distinct from new.*) execute function log_change('task');
create trigger log_list after insert or delete on lists for each row execute function log_change('list');
create trigger log_list_update after update on lists for each row
  when (old.* is distinct from new.*) execute function log_change('list');
create trigger log_query after insert or delete on saved_queries for each row execute function log_change('query');
create trigger log_query_update after update on saved_queries for each row
  when (old.* is distinct from new.*) execute function log_change('query');

create table idempotency_keys (
  user_id uuid not null references users on delete cascade,
  key text not null,
  request_hash bytea not null,
  status integer,
  headers jsonb,
  body bytea,
  created_at timestamptz not null,
  primary key (user_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);

-- Reminders -----------------------------------------------------------------------------------------------------------

-- The ones to come: each is taken out in the transaction that makes its notification.
create table reminders (
  task_id uuid primary key references tasks on delete cascade,
  user_id uuid not null references users on delete cascade,
  remind_at timestamptz not null,
  -- from when on it can be delivered: later than remind_at where that was past already when the task was written
  ready_at timestamptz not null
);
create index reminders_by_time on reminders (ready_at);
create index reminders_of_user on reminders (user_id);

-- The moment from which the lead time counts back: on an all-day task's day, where its owner is, the first one. A zone that
-- this database does not know counts as UTC.
create function due_moment(due timestamptz, all_day boolean, zone text) returns timestamptz stable language plpgsql as $$
begin
  return case when all_day then due at time zone 'UTC' at time zone zone else due end;
exception when invalid_parameter_value then
  return due;
end $$;

create function keep_reminder() returns trigger language plpgsql as $$
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
end $$;

create trigger keep_reminder after insert on tasks for each row
  when (new.due_date is not null and new.reminder_lead_time is not null) execute function keep_reminder();
create trigger keep_reminder_update after update on tasks for each row
  when ((old.due_date, old.all_day, old.reminder_lead_time, old.status)
    is distinct from (new.due_date, new.all_day, new.reminder_lead_time, new.status))
  execute function keep_reminder();

create function move_reminders() returns trigger language plpgsql as $$
begin
  update reminders set remind_at = moved.remind_at, ready_at = moved.remind_at
  from (
    select id, due_moment(due_date, true, new.time_zone) - make_interval(mins => reminder_lead_time) as remind_at
    from tasks where user_id = new.id and all_day) moved
  where reminders.user_id = new.id and reminders.task_id = moved.id;
  return null;
end $$;

create trigger move_reminders after update on users for each row
  when (old.time_zone is distinct from new.time_zone) execute function move_reminders();

create table notifications (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  -- no reference: of a task that is deleted, and comes back by undo, its owner has been reminded
  task_id uuid not null,
  type text not null,
  message text not null,
  remind_at timestamptz not null,
  sent_at timestamptz not null,
  read_at timestamptz,
  created_at timestamptz not null,
  unique (task_id, remind_at)
);
create index notifications_of_user on notifications (user_id, id desc);

-- Calendar feeds ------------------------------------------------------------------------------------------------------

create table feeds (
  id uuid primary key,
  user_id uuid not null references users on delete cascade,
  query_id uuid not null references saved_queries on delete cascade,
  secret_hash bytea not null unique,
  created_at timestamptz not null
);
create index feeds_of_query on feeds (query_id);
