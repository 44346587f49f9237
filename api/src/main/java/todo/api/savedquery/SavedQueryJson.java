package todo.api.savedquery;

import java.util.function.Function;
import todo.api.Name;
import todo.api.Patch;
import todo.api.ordering.Position;
import todo.api.task.Sort;
import todo.json.Fields;

/** Reads the members of a saved query that a client may write. */
public final class SavedQueryJson {

    private final Fields fields;
    private final boolean whole;

    private SavedQueryJson(Fields fields, boolean whole) {
        this.fields = fields;
        this.whole = whole;
    }

    /**
     * @return keeps the fields whose members are absent, and clears those whose members are null
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static SavedQueryPatch patch(Fields fields) {
        return new SavedQueryJson(fields, false).read();
    }

    /**
     * @return sets every field but the position: what is absent has its default
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static SavedQueryPatch whole(Fields fields) {
        return new SavedQueryJson(fields, true).read();
    }

    private SavedQueryPatch read() {
        var name = fields.parsed("name", Name::new);
        if (whole || fields.has("name")) {
            fields.required("name", name);
        }
        var patch =
                new SavedQueryPatch(
                        name == null ? Patch.keep() : Patch.to(name),
                        to("q", QueryText::new),
                        to("sort", Sort::parse),
                        to("order", Direction::parse),
                        fields.parsed("position", Position::parse));
        fields.check();
        return patch;
    }

    private <T> Patch<T> to(String member, Function<String, T> parse) {
        var value = fields.parsed(member, parse);
        return whole || fields.has(member) ? Patch.to(value) : Patch.keep();
    }
}
