package io.tillbridge.flow;

import io.tillbridge.run.RunLog;
import io.tillbridge.wording.StepContract;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Writes the body into the events of the run, at one level; outside of a run, into the log. */
@StepContract(
        name = "runInfo",
        does = "Writes the body into the events of the run",
        needs = "body: the text; variable `run`, without it the log",
        leaves = "body as before")
@StepContract(
        name = "runWarning",
        does = "Writes the body into the events of the run, as a warning",
        needs = "body: the text; variable `run`, without it the log",
        leaves = "body as before")
public enum RunMessage implements Processor {
    /** The step {@code runInfo}. */
    INFO,
    /** The step {@code runWarning}: somebody should read it. */
    WARNING;

    @Override
    public void process(Exchange exchange) {
        RunLog run = exchange.getVariable("run", RunLog.class);
        String text = exchange.getMessage().getBody(String.class);
        if (run == null) {
            LoggerFactory.getLogger(RunMessage.class)
                    .atLevel(this == WARNING ? Level.WARN : Level.INFO)
                    .log("{}", text);
        } else if (this == WARNING) {
            run.warn(text);
        } else {
            run.info(text);
        }
    }
}
