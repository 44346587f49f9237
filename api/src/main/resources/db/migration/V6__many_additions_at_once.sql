-- What is added is logged by the statement rather than by the row: of thirty tasks in one statement each costs a third less. Where
-- each of them is an operation of its own, that has the id of what it adds. All of a statement's are one person's, as an operation is.
create function log_addition() returns trigger language plpgsql as $$
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
end $$;

create trigger log_task_addition after insert on tasks referencing new table as added
  for each statement execute function log_addition('task');
create trigger log_list_addition after insert on lists referencing new table as added
  for each statement execute function log_addition('list');
create trigger log_query_addition after insert on saved_queries referencing new table as added
  for each statement execute function log_addition('query');

create or replace function log_change() returns trigger language plpgsql as $$
begin
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

drop trigger log_task on tasks;
drop trigger log_list on lists;
drop trigger log_query on saved_queries;
create trigger log_task after delete on tasks for each row execute function log_change('task');
create trigger log_list after delete on lists for each row execute function log_change('list');
create trigger log_query after delete on saved_queries for each row execute function log_change('query');
