package todo.web.task;

import todo.web.page.Page;

/** The question before a task is deleted. */
public record DeletePage(Page page, String id, String title, ListQuery view) {}
