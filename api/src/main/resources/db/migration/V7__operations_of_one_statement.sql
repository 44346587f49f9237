-- Adding a task is one statement that writes the task and its change, so that no PL/pgSQL runs for it. Such a statement sets
-- todo.logs_itself. The trigger logs all other additions, and refuses those outside of an operation (todo.operation is not set).
drop trigger log_task_addition on tasks;
create trigger log_task_addition after insert on tasks referencing new table as added
  for each statement when (current_setting('todo.logs_itself', true) is distinct from 'true')
  execute function log_addition('task');
