/** Words for people that every part of the hub writes alike. */
package io.tillbridge.wording;
