package todo.web.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import todo.json.Json;
import todo.web.navigation.SideBar;
import todo.web.text.Texts;

/**
 * What can complete a query.
 *
 * @param values of each filter, by the beginning of the filter without its operator
 */
public record QueryWords(Map<String, List<String>> values) {

    /** The beginning of a filter. */
    static final Pattern HEAD = Pattern.compile("(?:([A-Za-z]+)(?::|[<>]=?)|[#!])");

    private static final String PARTS =
            "due list tags reminder description recurrence parent subtasks";
    private static final String PAST = "today yesterday this-week last-week this-month -7d -1m";

    /** Dates and times, as far as they are written. */
    private static final String NUMERIC = "[-+]?[0-9][0-9a-zA-Z:.-]*";

    static QueryWords of(SideBar side) {
        var values = new LinkedHashMap<String, List<String>>();
        add(values, "is", "open done pending in-progress overdue recurring all-day subtask");
        add(values, "due", "today tomorrow friday this-week next-week next-month 7d");
        values.put("#", side.tags());
        values.put("list", side.lists().stream().map(SideBar.ListItem::name).toList());
        add(values, "!", "high medium low");
        add(values, "priority", "high medium low");
        add(values, "status", "pending in-progress done");
        add(values, "no", PARTS);
        add(values, "has", PARTS);
        add(values, "created", PAST);
        add(values, "updated", PAST);
        add(values, "completed", PAST);
        values.put("tag", side.tags());
        return new QueryWords(values);
    }

    private static void add(Map<String, List<String>> values, String head, String words) {
        values.put(head, List.of(words.split(" ", -1)));
    }

    /**
     * @param head of a filter, with its operator
     * @param typed value, which it cannot have
     * @return valid filters, the most similar ones first
     */
    List<String> insteadOf(String head, String typed) {
        var known = values.get(name(head));
        return known == null
                ? Stream.concat(
                                Stream.of('"' + head + typed + '"'),
                                values.keySet().stream()
                                        .filter(name -> common(name, head) > 0)
                                        .map(name -> name + ":" + typed))
                        .toList()
                : known.stream()
                        .sorted((one, other) -> common(other, typed) - common(one, typed))
                        .map(value -> head + written(value))
                        .toList();
    }

    /**
     * @return whether more letters can make it a value of the filter
     */
    boolean isUnfinished(String head, String typed) {
        var known = values.getOrDefault(name(head), List.of());
        return typed.matches(NUMERIC)
                || known.stream().anyMatch(value -> common(value, typed) == typed.length());
    }

    private static String name(String head) {
        return head.replaceFirst("[:<>].*", "").toLowerCase(Locale.ROOT);
    }

    /** How many letters both begin with. */
    private static int common(String value, String typed) {
        var length = Math.min(value.length(), typed.length());
        for (var i = 0; i < length; i++) {
            if (Character.toLowerCase(value.charAt(i)) != Character.toLowerCase(typed.charAt(i))) {
                return i;
            }
        }
        return length;
    }

    /**
     * @return a value as it is written in a query
     */
    private static String written(String value) {
        return value.matches("[^\\s()\"]+")
                ? value
                : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * @return for the script of the page: the values of each filter and, under an empty name, the
     *     beginnings of filters with what they select
     */
    public String json(Texts texts) {
        var all = new LinkedHashMap<String, Object>(values);
        var heads = new LinkedHashMap<String, String>();
        heads.put("is:", texts.queryIs());
        heads.put("due:", texts.queryDue());
        heads.put("due<", texts.queryDueBefore());
        heads.put("#", texts.queryTag());
        heads.put("list:", texts.queryList());
        heads.put("!", texts.queryPriority());
        heads.put("no:", texts.queryNo());
        heads.put("has:", texts.queryHas());
        heads.put("created>", texts.queryCreated());
        heads.put("updated>", texts.queryUpdated());
        heads.put("completed>", texts.queryCompleted());
        heads.put("or", texts.queryOr());
        all.put("", heads);
        return Json.text(all);
    }
}
