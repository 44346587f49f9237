package todo.api.chat.model;

import io.prometheus.client.CollectorRegistry;
import java.time.Clock;
import todo.api.chat.Assistants;
import todo.api.tool.Tools;

/** The language model of a configuration, ready to be asked. Safe for concurrent use. */
public final class LanguageModel implements AutoCloseable {

    private final ModelClient client;
    private final Assistants.Model model;

    private LanguageModel(ModelClient client, Assistants.Model model) {
        this.client = client;
        this.model = model;
    }

    /**
     * @param registry receives the metrics
     */
    public static LanguageModel open(
            ModelConfig config, Tools tools, Clock clock, CollectorRegistry registry) {
        var client = new ModelClient(config, registry);
        Thread.ofVirtual().name("model-check").start(client::check);
        var assistant = new ModelAssistant(client, tools, clock);
        return new LanguageModel(
                client, new Assistants.Model(assistant, config.model(), config.base().getHost()));
    }

    public Assistants.Model model() {
        return model;
    }

    /** Cancels what is in progress. */
    @Override
    public void close() {
        client.close();
    }
}
