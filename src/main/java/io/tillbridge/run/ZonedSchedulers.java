package io.tillbridge.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SchedulerFactory;
import org.quartz.impl.triggers.CronTriggerImpl;

/** Quartz schedulers whose cron triggers fire by {@link ZonedCron}, those of users' own routes too. */
public final class ZonedSchedulers implements SchedulerFactory {
    private final SchedulerFactory schedulers;

    public ZonedSchedulers(SchedulerFactory schedulers) {
        this.schedulers = schedulers;
    }

    @Override
    public Scheduler getScheduler() throws SchedulerException {
        return zoned(schedulers.getScheduler());
    }

    @Override
    public Scheduler getScheduler(String name) throws SchedulerException {
        return zoned(schedulers.getScheduler(name));
    }

    @Override
    public Collection<Scheduler> getAllSchedulers() throws SchedulerException {
        return schedulers.getAllSchedulers().stream()
                .map(ZonedSchedulers::zoned)
                .toList();
    }

    private static Scheduler zoned(Scheduler scheduler) {
        if (scheduler == null) {
            return null;
        }
        return (Scheduler) Proxy.newProxyInstance(
                Scheduler.class.getClassLoader(), new Class<?>[] {Scheduler.class}, (proxy, method, arguments) -> {
                    for (int i = 0; arguments != null && i < arguments.length; i++) {
                        if (arguments[i] instanceof CronTriggerImpl cron && !(cron instanceof ZonedTrigger)) {
                            arguments[i] = ZonedTrigger.of(cron);
                        }
                    }
                    try {
                        return method.invoke(scheduler, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
