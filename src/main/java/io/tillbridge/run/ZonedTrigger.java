package io.tillbridge.run;

import java.text.ParseException;
import java.util.Date;
import org.quartz.impl.triggers.CronTriggerImpl;

/** A cron trigger that fires by {@link ZonedCron}. Quartz copies it by {@code clone}. */
final class ZonedTrigger extends CronTriggerImpl {
    private static final long serialVersionUID = 1L;

    private transient ZonedCron cron;

    static ZonedTrigger of(CronTriggerImpl given) throws ParseException {
        ZonedTrigger trigger = new ZonedTrigger();
        trigger.cron =
                new ZonedCron(given.getCronExpression(), given.getTimeZone().toZoneId());
        trigger.setCronExpression(given.getCronExpression());
        trigger.setTimeZone(given.getTimeZone());
        trigger.setKey(given.getKey());
        if (given.getJobKey() != null) {
            trigger.setJobKey(given.getJobKey());
        }
        trigger.setDescription(given.getDescription());
        trigger.setCalendarName(given.getCalendarName());
        trigger.setJobDataMap(given.getJobDataMap());
        trigger.setPriority(given.getPriority());
        trigger.setMisfireInstruction(given.getMisfireInstruction());
        trigger.setStartTime(given.getStartTime());
        trigger.setEndTime(given.getEndTime());
        return trigger;
    }

    @Override
    protected Date getTimeAfter(Date after) {
        return cron.after(after.toInstant()).map(Date::from).orElse(null);
    }
}
