alter table feeds
  -- No reference: the feed of a query that is deleted is out of reach, and there again when the query comes back by undo.
  drop constraint feeds_query_id_fkey,
  add query_deleted_at timestamptz;

create function keep_feed() returns trigger language plpgsql as $$
begin
  -- With an account its feeds go too, and that is no operation: it has no time.
  update feeds
  set query_deleted_at = case tg_op when 'DELETE' then nullif(current_setting('todo.at', true), '')::timestamptz end
  where user_id = coalesce(new.user_id, old.user_id) and query_id = coalesce(new.id, old.id);
  return null;
end $$;

create trigger keep_feed after insert or delete on saved_queries for each row execute function keep_feed();
