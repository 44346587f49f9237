package todo.api.tool;

/** Parts that the JSON Schemas of several tools share. They are short: a model reads all. */
final class Schemas {

    /** The most tasks that one call changes. */
    static final int MOST = 25;

    static final String NOTHING = object("", "");

    /** The result of any tool. */
    static final String RESULT =
            """
            {"type":"object","properties":{"success":{"type":"boolean"},"message":{"type":"string"},\
            "error":{"type":"string"}},"required":["success","message"]}\
            """;

    /** The result of a tool that finds or changes tasks. */
    static final String TASKS =
            """
            {"type":"object","properties":{"success":{"type":"boolean"},"message":{"type":"string"},\
            "error":{"type":"string"},"tasks":{"type":"array","items":{"type":"object"}}},\
            "required":["success","message"]}\
            """;

    /** A task by its id or title. */
    static final String TASK =
            """
            "task":{"type":"string","description":"Id, or exact title"}\
            """;

    static final String TASK_LIST =
            """
            "tasks":{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":25,\
            "description":"Ids, or exact titles"}\
            """;

    static final String DRY_RUN =
            """
            "dry_run":{"type":"boolean","description":"Only show what would be done"}\
            """;

    /** The fields of a task that a model may write; see {@link TaskArguments}. */
    static final String FIELDS =
            """
            "title":{"type":"string"},"description":{"type":"string","description":"Markdown"},\
            "status":{"type":"string","enum":["pending","in_progress","completed"]},\
            "priority":{"type":"string","enum":["High","Medium","Low"]},\
            "tags":{"type":"array","items":{"type":"string"}},\
            "due_date":{"type":"string","description":"2026-12-24 for all of the day, or 2026-12-24T18:00 in the user's time zone"},\
            "recurrence_rule":{"type":"string","description":"RRULE, e.g. FREQ=WEEKLY;BYDAY=MO"},\
            "reminder_lead_time":{"type":"string","description":"Minutes before the due date"},\
            "list":{"type":"string","description":"Name or id"},\
            "parent":{"type":"string","description":"Makes it a subtask of this task (id or exact title)"}\
            """;

    private Schemas() {}

    /**
     * @param required names in quotation marks, separated by commas
     */
    static String object(String required, String properties) {
        var rule = required.isEmpty() ? "" : ",\"required\":[" + required + "]";
        return "{\"type\":\"object\",\"properties\":{"
                + properties
                + "}"
                + rule
                + ",\"additionalProperties\":false}";
    }
}
