ALTER TABLE "dictations" ADD COLUMN "recovered" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "dictations" ADD COLUMN "audio_id" uuid;--> statement-breakpoint
CREATE INDEX "dictations_audio" ON "dictations" USING btree ("audio_id") WHERE "dictations"."audio_id" is not null;