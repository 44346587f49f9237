package todo.api.transfer.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import todo.json.Json;

/** Writes a file for {@link JsonFileReader}, one line for each element. Used by one thread. */
public final class JsonFileWriter {

    private final OutputStream file;
    private boolean first;

    public JsonFileWriter(OutputStream file, Instant exportedAt) throws IOException {
        this.file = file;
        write(
                "{\"format\":\"%s\",\"version\":%d,\"exported_at\":\"%s\""
                        .formatted(JsonFileReader.FORMAT, JsonFileReader.VERSION, exportedAt));
    }

    /** Begins {@code lists}, {@code tasks} or {@code queries}. */
    public void begin(String name) throws IOException {
        write(",\n\"" + name + "\":[\n");
        first = true;
    }

    /**
     * @param element a value that {@link Json} can serialize
     */
    public void add(Object element) throws IOException {
        write(first ? "" : ",\n");
        first = false;
        file.write(Json.write(element));
    }

    public void end() throws IOException {
        write("]");
    }

    public void close() throws IOException {
        write("}\n");
    }

    private void write(String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
