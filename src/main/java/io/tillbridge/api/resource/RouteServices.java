package io.tillbridge.api.resource;

import io.tillbridge.routing.RunningRoutes;
import io.tillbridge.routing.editing.RouteFileEdits;

/**
 * What the operations on route files call.
 *
 * @param goLive whether saved files go live without a restart
 */
public record RouteServices(RunningRoutes running, RouteFileEdits edits, boolean goLive) {}
