alter table tasks
  -- The recurring task whose next one this is. No reference: it stays so when that one is deleted, and comes back by undo.
  add follows uuid;

create unique index tasks_by_what_they_follow on tasks (follows) where follows is not null;
