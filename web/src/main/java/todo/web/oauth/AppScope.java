package todo.web.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import todo.web.text.Texts;

/** What an app may do. Each scope contains the ones before it. */
public enum AppScope {
    READ,
    WRITE,
    DELETE;

    /**
     * @param names an array; a newer API may know more scopes than this version
     */
    public static Set<AppScope> of(JsonNode names) {
        var scopes = EnumSet.of(READ);
        for (var name : names) {
            for (var scope : values()) {
                if (scope.wire().equals(name.asText())) {
                    scopes.add(scope);
                }
            }
        }
        return scopes;
    }

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @return for example: Add and change tasks
     */
    public String sentence(Texts texts) {
        return switch (this) {
            case READ -> texts.appMayRead();
            case WRITE -> texts.appMayWrite();
            case DELETE -> texts.appMayDelete();
        };
    }

    /**
     * @return for example: Read and write
     */
    public static String label(Set<AppScope> scopes, Texts texts) {
        return scopes.contains(DELETE)
                ? texts.scopeDelete()
                : scopes.contains(WRITE) ? texts.scopeWrite() : texts.scopeRead();
    }
}
