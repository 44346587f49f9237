package todo.api.transfer.importing;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.ordering.Placement;
import todo.api.ordering.Position;
import todo.api.recurrence.Origin;
import todo.api.recurrence.Rule;
import todo.api.task.Description;
import todo.api.task.ImportedTask;
import todo.api.task.LeadTime;
import todo.api.task.NewTask;
import todo.api.task.Priority;
import todo.api.task.RecurrencePatch;
import todo.api.task.Status;
import todo.api.task.Tags;
import todo.api.task.TaskPatch;
import todo.api.task.Title;

/**
 * Makes a task of the texts and values of a file. Leaves out what a task cannot hold, with a remark
 * for the report. What is not set is not in the file. Used by one thread.
 */
public final class TaskEntryBuilder {

    private static final String UNTITLED = "Untitled";

    /** The maximum number of code points of a description. */
    private static final int LONGEST_DESCRIPTION = 10_000;

    private final int line;
    private final List<String> remarks = new ArrayList<>();
    private String title = "";
    private @Nullable String id;
    private Patch<String> parent = Patch.keep();
    private @Nullable Integer parentLine;
    private Patch<String> listId = Patch.keep();
    private Patch<String> list = Patch.keep();
    private Patch<String> description = Patch.keep();
    private Patch<Status> status = Patch.keep();
    private Patch<Priority> priority = Patch.keep();
    private Patch<Tags> tags = Patch.keep();
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
        remarks.add(sentence);
    }

    /** Adds a sentence to the report about a value that is not imported. */
    public void leftOut(String name, String value) {
        remark(
                "%s “%s” is not understood and was left out."
                        .formatted(name, TextShortener.shorten(TextShortener.line(value), 100)));
    }

    public void title(String text) {
        title = text;
    }

    /**
     * @param text null for none
     */
    public void description(@Nullable String text) {
        description = Patch.to(text);
    }

    /** Adds a paragraph to the description. */
    public void paragraph(String text) {
        if (!text.isBlank()) {
            var before = description.apply(null);
            description =
                    Patch.to(before == null || before.isBlank() ? text : before + "\n\n" + text);
        }
    }

    public void id(@Nullable String text) {
        id = text;
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

    /** Sets the tags; those beyond the limits of a task are left out. */
    public void tags(Collection<String> names) {
        var kept = new LinkedHashMap<String, String>();
        var lost = new ArrayList<String>();
        for (var name : names) {
            var whole = Normalizer.normalize(TextShortener.storable(name), Normalizer.Form.NFC);
            var tag = TextShortener.shorten(whole.strip(), Tags.NAME.most());
            var key = tag.toLowerCase(Locale.ROOT);
            if (tag.isEmpty() || kept.containsKey(key)) {
                continue;
            }
            if (kept.size() == Tags.MOST) {
                lost.add(tag);
                continue;
            }
            if (!tag.equals(whole.strip())) {
                remark("The tag “%s” is shortened.".formatted(tag));
            }
            kept.put(key, tag);
        }
        if (!lost.isEmpty()) {
            remark(
                    "A task can have at most %d tags, so these were left out: %s."
                            .formatted(
                                    Tags.MOST,
                                    TextShortener.shorten(String.join(", ", lost), 300)));
        }
        tags = Patch.to(new Tags(List.copyOf(kept.values())));
    }

    /**
     * @param due null for no due date
     */
    public void due(@Nullable DueDate due) {
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
        var isNamed = !TextShortener.line(title).isEmpty();
        var fitting = fittingTitle();
        var rule = recurrence.apply(null);
        if (allDay.apply(false, false) && rule != null && rule.isTimed()) {
            remark(
                    "An all-day task cannot recur at a time of day, so it recurs by this rule: %s."
                            .formatted(rule.withoutTimes().text()));
        }
        var fields =
                new TaskPatch(
                        Patch.to(new Title(fitting)),
                        description.map(this::fittingDescription),
                        status,
                        priority,
                        tags,
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
                        new NewTask(fields), isNamed, createdAt, updatedAt, completedAt, version);
        return new TaskEntry(
                line, id, parent, parentLine, listId, list, task, List.copyOf(remarks));
    }

    /** A long title also begins the description. Without a title, the description has one. */
    private String fittingTitle() {
        var whole = TextShortener.line(title);
        if (whole.isEmpty()) {
            var first =
                    String.valueOf(description.apply("", ""))
                            .lines()
                            .map(TextShortener::line)
                            .filter(text -> !text.isEmpty())
                            .findFirst();
            remark(
                    first.isEmpty()
                            ? "It has no title."
                            : "It has no title, so the first line of its description is the title.");
            return TextShortener.shorten(first.orElse(UNTITLED), Title.longest());
        }
        var fitting = TextShortener.shorten(whole, Title.longest());
        if (!fitting.equals(whole)) {
            var text = description.apply(null);
            description = Patch.to(whole + (text == null || text.isBlank() ? "" : "\n\n" + text));
            remark("Its title is shortened. The description begins with the whole title.");
        }
        return fitting;
    }

    private Description fittingDescription(String text) {
        var whole = Normalizer.normalize(TextShortener.storable(text), Normalizer.Form.NFC);
        var length = whole.strip().codePointCount(0, whole.strip().length());
        if (length <= LONGEST_DESCRIPTION) {
            return new Description(whole);
        }
        remark(
                "Its description is longer than %d characters. Only its beginning is kept."
                        .formatted(LONGEST_DESCRIPTION));
        return new Description(TextShortener.shorten(whole.strip(), LONGEST_DESCRIPTION));
    }
}
