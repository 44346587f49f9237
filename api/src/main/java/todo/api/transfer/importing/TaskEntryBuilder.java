package todo.api.transfer.importing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.task.ImportedTask;
import todo.api.task.LeadTime;
import todo.api.task.NewTask;
import todo.api.task.Priority;
import todo.api.task.RecurrencePatch;
import todo.api.task.Status;
import todo.api.task.TaskPatch;

/**
 * Makes a task of the texts and values of a file. Leaves out what a task cannot hold, with a remark
 * for the report. A field that is not set is not in the file. Used by one thread.
 */
public final class TaskEntryBuilder {

    private static final int MAX_REMARKS = 20;

    private final int line;
    private final List<String> remarks = new ArrayList<>();
    private final TaskText text = new TaskText(this::remark);
    private int omittedRemarks;
    private @Nullable String id;
    private Patch<String> parent = Patch.keep();
    private @Nullable Integer parentLine;
    private Patch<String> listId = Patch.keep();
    private Patch<String> list = Patch.keep();
    private Patch<Status> status = Patch.keep();
    private Patch<Priority> priority = Patch.keep();
    private Patch<Instant> dueDate = Patch.keep();
    private Patch<Boolean> allDay = Patch.keep();
    private RecurrencePatch recurrence = RecurrencePatch.keep();
    private Patch<Origin> recurrenceFrom = Patch.keep();
    private Patch<LeadTime> leadTime = Patch.keep();
    private @Nullable Placement placement;
    private @Nullable Instant createdAt;
    private @Nullable Instant updatedAt;
    private @Nullable Instant completedAt;
    private @Nullable Integer version;

    /**
     * @param line the line on which the task begins, the first being 1
     */
    public TaskEntryBuilder(int line) {
        this.line = line;
    }

    /** Adds a sentence to the report. */
    public void remark(String sentence) {
        if (remarks.size() < MAX_REMARKS) {
            remarks.add(sentence);
        } else {
            omittedRemarks++;
        }
    }

    /** Adds a sentence to the report about a value that is not imported. */
    public void leftOut(String name, String value) {
        remark(
                "%s “%s” is not understood and was left out."
                        .formatted(name, TextShortener.shorten(TextShortener.line(value), 100)));
    }

    /**
     * @return the title, the description and the tags, to be set
     */
    public TaskText text() {
        return text;
    }

    public void id(@Nullable String idInFile) {
        id = idInFile;
    }

    public void parent(Patch<String> idInFile) {
        parent = idInFile;
    }

    public void parentLine(@Nullable Integer parentsLine) {
        parentLine = parentsLine;
    }

    public void listId(Patch<String> idInFile) {
        listId = idInFile;
    }

    /**
     * @param name null or blank for no list
     */
    public void list(@Nullable String name) {
        var cleaned = name == null ? "" : TextShortener.line(name);
        var fitting = TextShortener.shorten(cleaned, Name.RULE.most());
        if (!fitting.equals(cleaned)) {
            remark("The name of its list is shortened.");
        }
        list = Patch.to(fitting.isEmpty() ? null : fitting);
    }

    public void status(@Nullable Status value) {
        status = Patch.to(value);
    }

    public void priority(@Nullable Priority value) {
        priority = Patch.to(value);
    }

    /**
     * @param due null for no due date
     */
    public void due(@Nullable ImportedDueDate due) {
        dueDate = Patch.to(due == null ? null : due.time());
        allDay = Patch.to(due != null && due.day() != null);
    }

    /**
     * @param rule null for none
     */
    public void recurrence(@Nullable Rule rule) {
        recurrence = new RecurrencePatch.ToRule(rule);
    }

    public void recurrenceFrom(@Nullable Origin value) {
        recurrenceFrom = Patch.to(value);
    }

    /** Keeps the reminder of an existing task if it is not called. */
    public void leadTime(@Nullable LeadTime value) {
        leadTime = Patch.to(value);
    }

    public void position(@Nullable String key) {
        try {
            placement = key == null ? null : new Placement.At(Position.parse(key));
        } catch (IllegalArgumentException broken) {
            leftOut("The position", String.valueOf(key));
        }
    }

    public void createdAt(@Nullable Instant time) {
        createdAt = micros(time);
    }

    public void updatedAt(@Nullable Instant time) {
        updatedAt = micros(time);
    }

    public void completedAt(@Nullable Instant time) {
        completedAt = micros(time);
    }

    private static @Nullable Instant micros(@Nullable Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Takes everything but the title, the description and the tags. */
    void fields(ImportedTask read) {
        var fields = read.task().fields();
        status = fields.status();
        priority = fields.priority();
        dueDate = fields.dueDate();
        allDay = fields.allDay();
        recurrence = fields.recurrence();
        recurrenceFrom = fields.recurrenceFrom();
        leadTime = fields.reminderLeadTime();
        placement = fields.placement();
        createdAt = micros(read.createdAt());
        updatedAt = micros(read.updatedAt());
        completedAt = micros(read.completedAt());
        version = read.version();
    }

    public TaskEntry build() {
        var title = text.fittingTitle(id != null);
        var rule = recurrence.apply(null);
        if (allDay.apply(false, false) && rule != null && rule.isTimed()) {
            remark(
                    "An all-day task cannot recur at a time of day, so it recurs by this rule: %s."
                            .formatted(rule.withoutTimes().text()));
        }
        var fields =
                new TaskPatch(
                        Patch.to(title),
                        text.fittingDescription(),
                        status,
                        priority,
                        text.fittingTags(),
                        dueDate,
                        allDay,
                        recurrence,
                        recurrenceFrom,
                        leadTime,
                        Patch.keep(),
                        Patch.keep(),
                        placement);
        var task =
                new ImportedTask(
                        new NewTask(fields),
                        text.isNamed(),
                        createdAt,
                        updatedAt,
                        completedAt,
                        version);
        if (omittedRemarks > 0) {
            remarks.add("%d more values were left out.".formatted(omittedRemarks));
        }
        return new TaskEntry(
                line, id, parent, parentLine, listId, list, task, List.copyOf(remarks));
    }
}
