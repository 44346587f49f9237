package todo.api.list;

import org.jspecify.annotations.Nullable;
import todo.api.ordering.Placement;
import todo.api.ordering.PlacementJson;
import todo.http.Fields;

/**
 * What a person decides about a list.
 *
 * @param name 1 to 100 characters
 * @param color as {@link Color} has it; null for none
 * @param archived a mark for clients, which put the list away; its tasks are found as any other
 * @param place among the others; null for the end of a new list, and for where it is of another
 */
record ListDraft(String name, @Nullable String color, boolean archived, @Nullable Placement place) {

    private static final ListDraft DEFAULTS = new ListDraft("", null, false, null);

    /**
     * @return a whole list: what is absent has its default
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    static ListDraft whole(Fields fields) {
        return read(fields, DEFAULTS, true);
    }

    /**
     * @return this, with what the request names; null clears
     * @throws todo.failure.Failure.Invalid with every broken rule
     */
    ListDraft changed(Fields fields) {
        return read(fields, this, fields.has("name"));
    }

    private static ListDraft read(Fields fields, ListDraft base, boolean nameRequired) {
        var name = fields.text("name", 1, 100);
        var color = fields.parsed("color", Color::parse);
        var archived = fields.flag("archived");
        var place = PlacementJson.read(fields);
        if (nameRequired) {
            fields.required("name", name);
        }
        fields.check();
        return new ListDraft(
                name == null ? base.name : name,
                fields.has("color") ? color : base.color,
                fields.or("archived", archived, base.archived, DEFAULTS.archived),
                place == null ? base.place : place);
    }
}
