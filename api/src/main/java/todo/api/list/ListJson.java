package todo.api.list;

import org.jspecify.annotations.Nullable;
import todo.api.Name;
import todo.api.Patch;
import todo.api.ordering.PlacementJson;
import todo.json.Fields;

/** Reads the members of a list that a client may write. */
public final class ListJson {

    private ListJson() {}

    /**
     * @return keeps the fields whose members are absent, and clears those whose members are null
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static ListPatch patch(Fields fields) {
        return read(fields, false);
    }

    /**
     * @return sets every field but the position: what is absent has its default
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    public static ListPatch whole(Fields fields) {
        return read(fields, true);
    }

    private static ListPatch read(Fields fields, boolean whole) {
        var name = fields.parsed("name", Name::new);
        if (whole || fields.has("name")) {
            fields.required("name", name);
        }
        var color = fields.parsed("color", Color::new);
        var archived = fields.flag("archived");
        var placement = PlacementJson.read(fields);
        fields.check();
        return new ListPatch(
                name == null ? Patch.keep() : Patch.to(name),
                to(fields, "color", color, whole),
                to(fields, "archived", archived, whole),
                placement);
    }

    private static <T> Patch<T> to(Fields fields, String member, @Nullable T value, boolean whole) {
        return whole || fields.has(member) ? Patch.to(value) : Patch.keep();
    }
}
