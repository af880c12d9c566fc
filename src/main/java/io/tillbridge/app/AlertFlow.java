package io.tillbridge.app;

import io.tillbridge.alert.Alerts;
import io.tillbridge.flow.alerts.AlertHook;
import io.tillbridge.flow.alerts.AlertSteps;
import io.tillbridge.mail.MailSender;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Processor;

/** The steps of {@code routes/alerts}. */
final class AlertFlow implements AutoCloseable {
    private final AlertHook hook;
    private final AlertSteps steps;

    AlertFlow(HubCore core, MailSender mail) {
        hook = new AlertHook(
                () -> Optional.ofNullable(
                        core.settings().find().settings().alerts().webhookUrl()),
                core.alertHookSecret()::find,
                HubCheck.outbound(core.configuration()),
                core.clock());
        steps = new AlertSteps(
                new Alerts(core.database().jdbi(), core.settings(), mail::newMessageId, core.clock()), mail, hook);
    }

    Map<String, Processor> beans() {
        return steps.byName();
    }

    @Override
    public void close() throws IOException {
        hook.close();
    }
}
