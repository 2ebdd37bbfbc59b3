CREATE TABLE "uploads" (
	"user_id" uuid NOT NULL,
	"dictation_id" uuid NOT NULL,
	"state" text NOT NULL,
	"rerun" boolean NOT NULL,
	"quality" text NOT NULL,
	"mode" text NOT NULL,
	"language" text NOT NULL,
	"host" text,
	"style" text,
	"recorded_at" timestamp (3) with time zone,
	"format" text NOT NULL,
	"received_bytes" bigint NOT NULL,
	"length_bytes" bigint,
	"pieces" jsonb NOT NULL,
	"audio" text,
	"progress" jsonb,
	"failures" integer NOT NULL,
	"problem" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_user_id_dictation_id_pk" PRIMARY KEY("user_id","dictation_id")
);
--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;