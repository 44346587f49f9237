package todo.web.assistant;

import todo.web.account.UserRoutes;

/** Routes the assistant: one controller for each resource. */
public final class AssistantPages {

    public void addTo(UserRoutes users) {
        var conversations = new ConversationController();
        conversations.addTo(users);
        new AnswerController(conversations).addTo(users);
        new ConversationSettingsController(conversations).addTo(users);
    }
}
